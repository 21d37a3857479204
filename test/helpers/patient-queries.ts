import { configure } from '@testing-library/react';

// queries that wait do so for as long as a loaded machine needs; the usual second is the machine's verdict, not ours
configure({ asyncUtilTimeout: 60_000 });
