import { AnalysisService } from './analysisService';
import type { Request, Response } from './protocol';

/** The part of a dedicated worker's global scope that is used; the DOM library would bring all of the window. */
declare const self: {
  onmessage: ((event: { readonly data: Request }) => void) | null;
  postMessage(response: Response): void;
};

const service = new AnalysisService();
self.onmessage = ({ data }) => self.postMessage(service.answer(data));
