// Puts a map that moves in the place of the drawing. Without script or WebGL the drawing stays.
(() => {
  "use strict";
  const holder = document.getElementById("map");
  const drawing = document.getElementById("drawn-map");
  const maplibre = window.maplibregl;
  if (!holder || !drawing || !maplibre || !document.createElement("canvas").getContext("webgl2")) return;

  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue("--" + name).trim();
  const TONES = ["sure", "ahead", "doubt", "against", "past"];
  const SIZE = 64;
  const [west, south, east, north] = holder.dataset.bounds.split(",").map(Number);

  // A sign for each tone, as in the drawing: full, ring, dashed ring, ring with a cross, dotted ring.
  function sign(tone) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = SIZE;
    const pen = canvas.getContext("2d");
    pen.translate(SIZE / 2, SIZE / 2);
    pen.lineWidth = 7;
    pen.beginPath();
    pen.arc(0, 0, SIZE / 2 - 6, 0, 2 * Math.PI);
    pen.fillStyle = tone === "sure" ? colour("sure") : colour("card");
    pen.fill();
    pen.strokeStyle = tone === "sure" ? colour("card") : colour(tone);
    pen.setLineDash(tone === "doubt" ? [14, 10] : tone === "past" ? [5, 9] : []);
    pen.stroke();
    if (tone === "against") {
      pen.beginPath();
      pen.moveTo(-12, -12); pen.lineTo(12, 12); pen.moveTo(-12, 12); pen.lineTo(12, -12);
      pen.stroke();
    }
    return pen.getImageData(0, 0, SIZE, SIZE);
  }

  function layers(told) {
    const toned = ["match", ["get", "tone"], ...TONES.flatMap((tone) => [tone, colour(tone)]), colour("past")];
    const isArea = ["==", ["geometry-type"], "Polygon"];
    const isTold = ["in", ["get", "code"], ["literal", told]];
    const bordered = holder.dataset.view !== "none";
    return [
      { id: "sea", type: "background", paint: { "background-color": colour("accent-ground") } },
      { id: "land", type: "fill", source: "borders", paint: {
        "fill-color": ["case", isTold, colour("deed-ground"), colour("card")], "fill-antialias": bordered } },
      ...(bordered ? [{ id: "borders", type: "line", source: "borders",
        paint: { "line-color": colour("strong-line"), "line-width": 0.8 } }] : []),
      { id: "areas", type: "fill", source: "events", filter: isArea,
        paint: { "fill-color": toned, "fill-opacity": 0.12 } },
      { id: "rings", type: "line", source: "events", filter: isArea,
        paint: { "line-color": toned, "line-width": 1.2, "line-dasharray": [4, 3] } },
      { id: "places", type: "symbol", source: "events", filter: ["==", ["geometry-type"], "Point"], layout: {
        "icon-image": ["get", "tone"], "icon-allow-overlap": true, "symbol-sort-key": ["-", 0, ["get", "total"]],
        "icon-size": ["interpolate", ["linear"], ["sqrt", ["get", "total"]], 1, 0.19, 40, 0.55] } },
    ];
  }

  function told(feature) {
    const box = document.createElement("div");
    const words = document.createElement("p");
    words.textContent = feature.properties.words;
    const link = document.createElement("a");
    link.href = new URL(feature.properties.href, location.origin).href;
    link.textContent = "Open these events";
    box.append(words, link);
    return box;
  }

  // Mercator's map is linear in the drawing, so a place on it is a place on the other.
  const northing = (latitude) => Math.asinh(Math.tan((latitude * Math.PI) / 180));
  function placeOf(text) {
    const { width, height } = drawing.viewBox.baseVal;
    const x = Number(text.getAttribute("x")) / width;
    const y = Number(text.getAttribute("y")) / height;
    const up = northing(north) + y * (northing(south) - northing(north));
    return [west + x * (east - west), (Math.atan(Math.sinh(up)) * 180) / Math.PI];
  }

  function label(map, text) {
    const element = document.createElement("span");
    element.className = text.parentNode.classList.contains("names") ? "place-name" : "state-name";
    element.textContent = text.textContent;
    element.setAttribute("aria-hidden", "true");
    new maplibre.Marker({ element, anchor: "left" }).setLngLat(placeOf(text)).addTo(map);
  }

  function show(events) {
    const states = events.features.filter((one) => !one.geometry);
    events.features = events.features.filter((one) => one.geometry);
    holder.hidden = false;
    const map = new maplibre.Map({
      container: holder,
      bounds: [[west, south], [east, north]],
      maxZoom: 11,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      cooperativeGestures: true,
      style: {
        version: 8,
        sources: {
          borders: { type: "geojson", data: new URL("/map/borders.geojson" + (holder.dataset.view === "held" ? "?view=held" : ""), location.origin).href },
          events: { type: "geojson", data: events },
        },
        layers: [],
      },
    });
    map.addControl(new maplibre.NavigationControl({ showCompass: false }));
    map.getCanvas().setAttribute("aria-label", "Map that moves: arrow keys and plus and minus. The table says the same.");
    map.on("load", () => {
      for (const tone of TONES) map.addImage(tone, sign(tone), { pixelRatio: 1 });
      for (const layer of layers(states.map((one) => one.properties.code))) map.addLayer(layer);
      drawing.querySelectorAll(".names text, .state-names text").forEach((text) => label(map, text));
      drawing.classList.add("replaced"); // it is still what is printed
      holder.dataset.ready = "yes";
    });
    for (const layer of ["places", "areas"]) {
      map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
      map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
    }
    map.on("click", (event) => {
      const [found] = map.queryRenderedFeatures(event.point, { layers: ["places", "areas"] });
      if (found) new maplibre.Popup({ maxWidth: "20rem" }).setLngLat(event.lngLat).setDOMContent(told(found)).addTo(map);
    });
  }

  fetch(holder.dataset.events).then((answer) => (answer.ok ? answer.json() : Promise.reject())).then(show).catch(() => {});
})();
