// Exit code 0 when the server on this machine is ready; for the image's health check.
const port = process.env.PORT || '4545'
const response = await fetch(`http://127.0.0.1:${port}/health/ready`, {
  signal: AbortSignal.timeout(4_000),
}).catch(() => null)
process.exitCode = response?.ok ? 0 : 1
