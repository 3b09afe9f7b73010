// Places and houses: all stories of one town.
import './address.story.ts';
import './structure.story.ts';
import './lookup.story.ts';
import './house.story.ts';
import './world.story.ts';
import './stats.story.ts';
