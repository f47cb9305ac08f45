import { type BenchInput, benchInputs } from "../inputs/bench-inputs.ts";
import { measurePeer } from "../measure-peer.ts";
import { allPeers } from "../peers/all-peers.ts";

// One tool and one input each, in a process of its own: no tool warms up or fills the memory of another.
const [input = "", name] = process.argv.slice(2);
const peer = allPeers().find((one) => one.name === name);
if (peer === undefined) throw new Error(`There is no tool "${name}" here.`);
process.stdout.write(`${JSON.stringify(measurePeer(peer, benchInputs[input as BenchInput]()))}\n`);
