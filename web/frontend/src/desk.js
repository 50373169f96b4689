import "./css/tokens.css";
import "./css/pieces.css";
import "./css/tables.css";
import "./css/desk.css";
import "./css/matter.css";
import "./css/chart.css";
import "./css/reading.css";
import "./css/resolutions.css";
import "./css/wall.css";
import "./css/papers.css";
import "./css/verdicts.css";
import "./css/cases.css";
import "./css/small.css";

import { followFilters } from "./js/filters.js";
import { followKeys } from "./js/keyboard.js";
import { offerPrinting } from "./js/printing.js";
import { linkReadings } from "./js/reading.js";
import { keepFresh } from "./js/refresh.js";
import { showToday } from "./js/timeline.js";

followKeys(document);
followFilters(document);
linkReadings(document);
offerPrinting(document);
keepFresh(document);
showToday(document);
