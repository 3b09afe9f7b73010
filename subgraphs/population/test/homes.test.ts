// Homes, families and ledgers: all stories of one town.
import './homes.story.ts';
import './houses.story.ts';
import './ledger.story.ts';
import './ledger-plan.story.ts';
import './merge.story.ts';
import './clocks.story.ts';
