// Homes, people and what is done for them in one city. What is counted comes first, while nothing else is there.
import './overview.story.ts';
import './homes.story.ts';
import './needs.story.ts';
import './shop.story.ts';
import './alert.story.ts';
import './merge.story.ts';
import './erase.story.ts';
