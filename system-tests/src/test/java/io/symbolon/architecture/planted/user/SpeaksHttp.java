package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;
import java.net.http.HttpClient;

@Breaks("HTTP is spoken through REST clients")
record SpeaksHttp(HttpClient client) {}
