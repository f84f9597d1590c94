package io.symbolon.architecture.planted.user;

import io.symbolon.architecture.planted.Breaks;

@Breaks("nothing is printed")
class Prints {
    void say() {
        System.out.println();
    }
}
