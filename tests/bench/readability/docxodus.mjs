// Redlines by docxodus: node docxodus.mjs OLD NEW OUT [OLD NEW OUT]...   NODE_PATH names the folder of its module.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

for (const name of ['log', 'info', 'warn', 'debug', 'error']) console[name] = () => {}; // its runtime chatters
let failed = 0;
try {
	// import() does not look into NODE_PATH.
	const home = (process.env.NODE_PATH || 'node_modules').split(path.delimiter).map((folder) => path.resolve(folder, 'docxodus')).find((folder) => fs.existsSync(folder));
	if (!home) throw new Error('no module docxodus');
	const entry = JSON.parse(fs.readFileSync(path.join(home, 'package.json'))).exports['./core'];
	const docxodus = await import(pathToFileURL(path.join(home, typeof entry === 'string' ? entry : entry.import.default || entry.import)).href);
	await docxodus.initialize();
	if (process.argv.length === 2) process.exit(0);
	for (let i = 2; i + 2 < process.argv.length; i += 3) {
		const [before, after, out] = process.argv.slice(i, i + 3);
		fs.writeFileSync(out, await docxodus.compareDocuments(new Uint8Array(fs.readFileSync(before)), new Uint8Array(fs.readFileSync(after)), { authorName: 'peer' }));
	}
} catch (problem) {
	fs.writeSync(2, String((problem && problem.message) || problem).slice(0, 1000) + '\n');
	failed = 1;
}
process.exit(failed);
