// The page's policy forbids code made at run time. Schemas decide when they are built whether to make some, so
// this module must be evaluated before any other.
import { config } from 'zod';

config({ jitless: true });
