package io.symbolon.architecture.planted.auth.session;

import io.symbolon.architecture.planted.Breaks;
import io.symbolon.architecture.planted.auth.refresh.Refresh;

@Breaks("auth's nouns know no verb")
record NounKnowsAVerb(Refresh refresh) {}
