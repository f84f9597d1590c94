package io.symbolon.architecture.planted.auth.login;

import io.symbolon.architecture.planted.Breaks;
import io.symbolon.architecture.planted.auth.refresh.Refresh;

@Breaks("auth's verbs stay apart")
record KnowsAnotherVerb(Refresh refresh) {}
