const EXAMPLE = `# Ctrl-Space completes, Ctrl-Enter runs.
{
  title(id: "tt0111161") {
    primaryTitle
    rating { average votes }
    cast(first: 3) { nodes { name { primaryName } characters } }
    reviews(first: 2) { nodes { text } }
  }
}
`;

/** Its files are beside it, `graphiql/...` relative to wherever the gateway is mounted. */
export const pageHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="graphiql/graphiql.min.css">
<style>html, body, #graphiql { height: 100%; margin: 0 }</style>
</head>
<body>
<div id="graphiql">Loading…</div>
<script src="graphiql/react.production.min.js"></script>
<script src="graphiql/react-dom.production.min.js"></script>
<script src="graphiql/graphiql.min.js"></script>
<script>
const url = location.href.split(/[?#]/)[0];
const fetcher = GraphiQL.createFetcher({ url });
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery: ${JSON.stringify(EXAMPLE)} }),
);
</script>
</body>
</html>
`;
