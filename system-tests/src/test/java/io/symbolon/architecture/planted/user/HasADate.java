package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;
import java.util.Date;

@Breaks("no java.util.Date of our own")
record HasADate(Date date) {}
