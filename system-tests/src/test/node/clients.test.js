// What these clients know of the server is its issuer, who they are, and their secret; of the services, where they are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';

const { ISSUER, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN, EMAIL_SERVICE, PROPERTY_SERVICE } = process.env;
const issuer = new URL(ISSUER);
const target = { resource: 'urn:symbolon:service:email-service' };
const mails = new URL('/send', EMAIL_SERVICE);
const mail = JSON.stringify({ to: 'node@example.org', subject: 'Hello', text: 'From Node' });
const json = () => new Headers({ 'content-type': 'application/json' });

test('openid-client: a token opens the service and is known, and neither once it is revoked', async () => {
  const config = await client.discovery(issuer, CLIENT_ID, CLIENT_SECRET, client.ClientSecretBasic(CLIENT_SECRET));
  const tokens = await client.clientCredentialsGrant(config, target);
  assert.equal(tokens.scope, 'email:send');
  const ask = (url, method, body) => client.fetchProtectedResource(config, tokens.access_token, url, method, body, json());
  const accepted = await ask(mails, 'POST', mail);
  assert.equal(accepted.status, 202);
  const message = new URL(accepted.headers.get('location'), mails);
  assert.equal((await ask(message, 'GET')).status, 200);
  const known = await client.tokenIntrospection(config, tokens.access_token);
  assert.equal(known.active, true);
  assert.equal(known.client_id, CLIENT_ID);
  await client.tokenRevocation(config, tokens.access_token);
  assert.deepEqual(await client.tokenIntrospection(config, tokens.access_token), { active: false });
  await refusal(() => ask(message, 'GET'));
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

test('oauth4webapi: a token opens the service and is known, and neither once it is revoked', async () => {
  const server = await discovered();
  const self = { client_id: CLIENT_ID };
  const secret = oauth.ClientSecretPost(CLIENT_SECRET);
  const token = await granted(server, self, secret);
  const ask = (url, method, body) => oauth.protectedResourceRequest(token, method, url, json(), body);
  const accepted = await ask(mails, 'POST', mail);
  assert.equal(accepted.status, 202);
  const message = new URL(accepted.headers.get('location'), mails);
  const known = async () =>
    oauth.processIntrospectionResponse(server, self, await oauth.introspectionRequest(server, self, secret, token));
  assert.equal((await known()).client_id, CLIENT_ID);
  await oauth.processRevocationResponse(await oauth.revocationRequest(server, self, secret, token));
  assert.deepEqual(await known(), { active: false });
  await refusal(() => ask(message, 'GET'));
});

test('oauth4webapi: first-party refreshes, for property-service alone as asked, and ends the session', async () => {
  const server = await discovered();
  const firstParty = { client_id: 'first-party' };
  const additionalParameters = { resource: 'urn:symbolon:service:property-service' };
  const response = await oauth.refreshTokenGrantRequest(server, firstParty, oauth.None(), REFRESH_TOKEN, {
    additionalParameters,
  });
  const tokens = await oauth.processRefreshTokenResponse(server, firstParty, response);
  assert.notEqual(tokens.refresh_token, REFRESH_TOKEN);
  const properties = new URL('/api/properties/', PROPERTY_SERVICE);
  const request = new Request(properties, { headers: { authorization: `Bearer ${tokens.access_token}` } });
  const claims = await oauth.validateJwtAccessToken(server, request, 'property-service');
  assert.equal(claims.client_id, 'first-party');
  await assert.rejects(oauth.validateJwtAccessToken(server, request, 'user-service'), { code: oauth.JWT_CLAIM_COMPARISON });
  const ask = () => oauth.protectedResourceRequest(tokens.access_token, 'GET', properties);
  assert.equal((await ask()).status, 200);
  const revocation = await oauth.revocationRequest(server, firstParty, oauth.None(), tokens.refresh_token);
  await oauth.processRevocationResponse(revocation);
  await refusal(ask);
});

test('jose: a token verifies by the published keys, for the service it names alone, as it was issued', async () => {
  const server = await discovered();
  const token = await granted(server, { client_id: CLIENT_ID }, oauth.ClientSecretPost(CLIENT_SECRET));
  const keys = createRemoteJWKSet(new URL(server.jwks_uri));
  const expected = { issuer: ISSUER, audience: 'email-service', typ: 'at+jwt', algorithms: ['ES256'] };
  const { payload } = await jwtVerify(token, keys, expected);
  assert.equal(payload.sub, CLIENT_ID);
  assert.deepEqual(payload.groups, ['service']);
  await assert.rejects(jwtVerify(token, keys, { ...expected, audience: 'user-service' }), errors.JWTClaimValidationFailed);
  const [header, , signature] = token.split('.');
  const altered = Buffer.from(JSON.stringify({ ...payload, sub: 'auth-service' })).toString('base64url');
  await assert.rejects(jwtVerify(`${header}.${altered}.${signature}`, keys, expected), errors.JWSSignatureVerificationFailed);
  const currentDate = new Date((payload.exp + 1) * 1000);
  await assert.rejects(jwtVerify(token, keys, { ...expected, currentDate }), errors.JWTExpired);
});

async function discovered() {
  const response = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2' });
  return oauth.processDiscoveryResponse(issuer, response);
}

async function granted(server, self, secret) {
  const response = await oauth.clientCredentialsGrantRequest(server, self, secret, target);
  return (await oauth.processClientCredentialsResponse(server, self, response)).access_token;
}

// Asks until the service has heard of the revocation, which takes it about a second: 401 by a challenge of RFC 6750.
async function refusal(ask) {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    try {
      await ask();
    } catch ({ status, cause: [challenge] }) {
      assert.equal(status, 401);
      assert.equal(challenge.scheme, 'bearer');
      assert.equal(challenge.parameters.error, 'invalid_token');
      return;
    }
  }
  assert.fail('still taken');
}
