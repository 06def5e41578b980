// Starts kinesalite and dynalite on free loopback ports, tells their addresses on stdout in one line each, and runs until stdin ends.
'use strict'

const servers = [
  ['KINESALITE_ENDPOINT', require('kinesalite')({ shardLimit: 1000, createStreamMs: 10, deleteStreamMs: 10, updateStreamMs: 10 })],
  ['DYNALITE_ENDPOINT', require('dynalite')({ createTableMs: 10, deleteTableMs: 10, updateTableMs: 10 })],
]

for (const [variable, server] of servers) {
  server.listen(0, '127.0.0.1', () => console.log(`${variable}=http://127.0.0.1:${server.address().port}`))
}
process.stdin.on('end', () => process.exit(0)).resume()
