#!/usr/bin/env node
// Entry of every npm command. It says in a sentence where Node is too old for the rest, in syntax that old ones read.
var OLDEST = 20;
if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  console.error(
    `Node ${process.versions.node} is too old: Broadsheet needs Node ${OLDEST} or newer to set itself up.`,
  );
  process.exit(1);
}
import('./set-up.mjs');
