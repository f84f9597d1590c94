/**
 * The service registry: which services there are, whom they may call, for what, and how they prove who they are. An OAuth
 * client's id is the service's name, its secret its service token.
 */
package io.symbolon.auth.client;
