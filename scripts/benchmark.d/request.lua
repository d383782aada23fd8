-- What wrk sends: one request, as a user of the service would. After '--' wrk is given
-- for how many seconds to send, by how many connections, a file with the body, and a file with
-- access tokens, one a line.

local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long nanos; } moment;
  int clock_gettime(int clock, moment *now);
]]
local MONOTONIC = 1
local moment = ffi.new("moment")

local function now()
  ffi.C.clock_gettime(MONOTONIC, moment)
  return tonumber(moment.seconds) + tonumber(moment.nanos) / 1e9
end

local seconds, connections, deadline
local idle = 0
local heads, tail = {}, nil
local sent = 0

local function whole(file)
  local open = assert(io.open(file))
  local text = open:read("*a")
  open:close()
  return text
end

function init(args)
  seconds, connections = tonumber(args[1]), tonumber(args[2])
  -- Each request is another one, so that no cache can answer in place of the upstream. All are of
  -- the same length, so that the request's head never changes and nothing is formatted per request.
  local run = string.format("%010d", os.time())
  local before, after = whole(args[3]):gsub("%s+$", ""):match("^(.*)@EDITION@(.*)$")
  local length = #before + #run + 9 + #after
  tail = after
  for token in io.lines(args[4]) do
    heads[#heads + 1] = table.concat({
      "POST " .. wrk.path .. " HTTP/1.1", "Host: " .. wrk.host .. ":" .. wrk.port,
      "Authorization: Bearer " .. token, "Content-Type: application/json",
      "Accept: application/json", "Content-Length: " .. length, "", before .. run .. "-"
    }, "\r\n")
  end
end

function request()
  sent = sent + 1
  return heads[sent % #heads + 1] .. string.format("%08d", sent) .. tail
end

-- Asked for before each request, in milliseconds. When its time is up wrk cuts off what is under way.
-- So it is given more time than it sends, and says when the last answer is there. Then what was
-- counted here can be compared with the ledger to the last call.
function delay()
  deadline = deadline or now() + seconds
  if now() < deadline then return 0 end
  idle = idle + 1
  if idle == connections then
    print("IDLE")
    io.stdout:flush()
  end
  return 3600000
end

function done(summary, latency)
  local failed = summary.errors
  print(string.format("RESULT answered=%d refused=%d broken=%d p50=%d p99=%d max=%d",
    summary.requests, failed.status, failed.connect + failed.read + failed.write + failed.timeout,
    latency:percentile(50), latency:percentile(99), latency.max))
end
