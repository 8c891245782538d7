/**
 * What pages other than the room use of Excalidraw. By name, since loading all of it would bring in the parts that nobody
 * here uses, 18 KB of them in the chunk that the room shares.
 */
export { Excalidraw, exportToCanvas, exportToSvg, restoreElements } from '@excalidraw/excalidraw'
