#!/usr/bin/env node
import { writeTypes } from '../dist/tools/types.js';

await writeTypes();
