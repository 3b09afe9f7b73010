// Who lives where, and on what terms: all stories of one town.
import './occupancy.story.ts';
import './lease.story.ts';
import './hazard.story.ts';
import './history.story.ts';
import './ledger.story.ts';
import './import.story.ts';
import './erased-owner.story.ts';
