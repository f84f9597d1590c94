-- for wrk: the same token request on every connection, again and again, as the environment says
wrk.method = "POST"
wrk.path = os.getenv("TOKEN_PATH")
wrk.headers["Content-Type"] = os.getenv("CONTENT_TYPE")
wrk.body = os.getenv("BODY")

function done(summary, latency)
  local e = summary.errors
  io.write(string.format(
    "grants by %s: %.0f a second, median %.1f ms, p99 %.1f ms, longest %.0f ms, %d failed\n",
    os.getenv("GRANT"), summary.requests * 1e6 / summary.duration, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000, e.connect + e.read + e.write + e.status + e.timeout))
end
