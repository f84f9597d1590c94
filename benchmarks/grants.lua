-- for wrk: the same token request on every connection, again and again
local token = os.getenv("SERVICE_TOKEN")
wrk.method = "POST"
if os.getenv("GRANT") == "service-token" then
  wrk.path = "/v1/auth/service-token"
  wrk.headers["Content-Type"] = "application/json"
  wrk.body = '{"service_name":"user-service","service_token":"' .. token .. '","audience":"email-service"}'
else
  wrk.path = "/oauth2/token"
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  wrk.body = "grant_type=client_credentials&resource=urn%3Asymbolon%3Aservice%3Aemail-service"
    .. "&client_id=user-service&client_secret=" .. token
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format(
    "grants by %s: %.0f a second, median %.1f ms, p99 %.1f ms, longest %.0f ms, %d failed\n",
    os.getenv("GRANT"), summary.requests * 1e6 / summary.duration, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000, e.connect + e.read + e.write + e.status + e.timeout))
end
