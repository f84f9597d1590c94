// What these clients know of the server is its issuer, who they are, and their secret: all three from the environment.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';

const { ISSUER, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN } = process.env;
const issuer = new URL(ISSUER);
const target = { resource: 'urn:symbolon:service:email-service' };

test('openid-client: a token is granted, known, and no longer once it is revoked', async () => {
  const config = await client.discovery(issuer, CLIENT_ID, CLIENT_SECRET, client.ClientSecretBasic(CLIENT_SECRET));
  const tokens = await client.clientCredentialsGrant(config, target);
  assert.equal(tokens.scope, 'email:send');
  const known = await client.tokenIntrospection(config, tokens.access_token);
  assert.equal(known.active, true);
  assert.equal(known.client_id, CLIENT_ID);
  await client.tokenRevocation(config, tokens.access_token);
  assert.deepEqual(await client.tokenIntrospection(config, tokens.access_token), { active: false });
});

test('openid-client: a wrong secret is 401 with a challenge, too wide a scope is invalid_scope', async () => {
  const wrong = await client.discovery(issuer, CLIENT_ID, 'wrong', client.ClientSecretBasic('wrong'));
  await assert.rejects(client.clientCredentialsGrant(wrong, target), ({ status, cause: [challenge] }) => {
    assert.equal(status, 401);
    assert.equal(challenge.scheme, 'basic');
    return true;
  });
  const config = await client.discovery(issuer, CLIENT_ID, CLIENT_SECRET, client.ClientSecretPost(CLIENT_SECRET));
  const asked = client.clientCredentialsGrant(config, { ...target, scope: 'email:purge' });
  await assert.rejects(asked, { error: 'invalid_scope', status: 400 });
});

test('oauth4webapi: first-party refreshes, and the user\'s new token is good for property-service alone as asked', async () => {
  const server = await discovered();
  const firstParty = { client_id: 'first-party' };
  const additionalParameters = { resource: 'urn:symbolon:service:property-service' };
  const response = await oauth.refreshTokenGrantRequest(server, firstParty, oauth.None(), REFRESH_TOKEN, {
    additionalParameters,
  });
  const tokens = await oauth.processRefreshTokenResponse(server, firstParty, response);
  assert.notEqual(tokens.refresh_token, REFRESH_TOKEN);
  const headers = { authorization: `Bearer ${tokens.access_token}` };
  const request = new Request('https://property.example/api/properties/', { headers });
  const claims = await oauth.validateJwtAccessToken(server, request, 'property-service');
  assert.equal(claims.client_id, 'first-party');
  await assert.rejects(oauth.validateJwtAccessToken(server, request, 'user-service'), { code: oauth.JWT_CLAIM_COMPARISON });
});

test('jose: a token verifies by the published keys, for the service it names alone', async () => {
  const server = await discovered();
  const self = { client_id: CLIENT_ID };
  const response = await oauth.clientCredentialsGrantRequest(server, self, oauth.ClientSecretPost(CLIENT_SECRET), target);
  const { access_token: token } = await oauth.processClientCredentialsResponse(server, self, response);
  const keys = createRemoteJWKSet(new URL(server.jwks_uri));
  const expected = { issuer: ISSUER, audience: 'email-service', typ: 'at+jwt', algorithms: ['ES256'] };
  const { payload } = await jwtVerify(token, keys, expected);
  assert.equal(payload.sub, CLIENT_ID);
  assert.deepEqual(payload.groups, ['service']);
  await assert.rejects(jwtVerify(token, keys, { ...expected, audience: 'user-service' }), errors.JWTClaimValidationFailed);
});

async function discovered() {
  const response = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2' });
  return oauth.processDiscoveryResponse(issuer, response);
}
