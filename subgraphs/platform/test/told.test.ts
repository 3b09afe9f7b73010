// What is told, who looked and what may be asked: all stories of one town.
import './event.story.ts';
import './event-stretch.story.ts';
import './access.story.ts';
import './purpose-policy.story.ts';
import './ledger-watch.story.ts';
