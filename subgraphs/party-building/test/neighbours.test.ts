// What neighbours ask for and do: all stories of one town.
import './needs.story.ts';
import './activities.story.ts';
import './calls.story.ts';
import './machines.story.ts';
import './volunteers.story.ts';
