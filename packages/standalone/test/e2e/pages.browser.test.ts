// The pages of the console, in one city. Who looks people up too often comes last.
import './pages.browser.story.ts';
import './homes.browser.story.ts';
import './life.browser.story.ts';
import './people.browser.story.ts';
