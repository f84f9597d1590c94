package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;

@Breaks("nothing is printed")
class PrintsATrace {
    void say(Exception e) {
        e.printStackTrace();
    }
}
