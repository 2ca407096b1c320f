import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/figure.css';
import './styles/form.css';
import { createRoot } from 'react-dom/client';
import { findAsker } from './shell/asker.ts';
import { readConsoleFacts } from './shell/console-facts.ts';
import { Console } from './shell/console.tsx';
import { readDemo } from './shell/demo.ts';

const place = document.querySelector('#console');
if (place === null) throw new Error('index.html has no place for the console');
const facts = await readConsoleFacts();
const demo = facts.demo ? await readDemo() : undefined;
const firstAsker = await findAsker(demo, facts);
createRoot(place).render(<Console facts={facts} demo={demo} firstAsker={firstAsker} />);
