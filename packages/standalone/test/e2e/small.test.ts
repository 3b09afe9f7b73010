// The city of `npm start`: what it is filled with is counted first, then people work in it.
import './world.story.ts';
import './report.browser.story.ts';
import './import.browser.story.ts';
