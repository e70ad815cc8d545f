// Starts one service of emulate on a free port and says where; each line begins anew, the end of the input ends it.
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [folder, service, seed] = process.argv.slice(2);
const { createEmulator } = await import(pathToFileURL(`${folder}/node_modules/emulate/dist/api.js`));
const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const found = probe.address().port;
    probe.close(() => resolve(found));
  });
});
const emulator = await createEmulator({ service, port, seed: JSON.parse(seed) });
console.log(emulator.url);
createInterface({ input: process.stdin })
  .on("line", () => {
    emulator.reset();
    console.log(emulator.url);
  })
  .on("close", () => emulator.close().then(() => process.exit(0)));
