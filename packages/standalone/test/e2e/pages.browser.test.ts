// The pages of the console, in one city. Who looks people up too often comes last.
import './pages.browser.story.ts';
import './homes.browser.story.ts';
import './life.browser.story.ts';
import './forms.browser.story.ts';
import './care.browser.story.ts';
import './shops.browser.story.ts';
import './branch.browser.story.ts';
import './people.browser.story.ts';
