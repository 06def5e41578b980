namespace Visa.Orchestrator.Pages.Graphs;

/// <summary>
/// Places a DAG from left to right in layers: a node stands one layer after the last it waits for. Edges over several layers are led through the layers between as nodes without size,
/// so they cross no box; the order in a layer follows the mean of the neighbours (Sugiyama's method with the barycentre heuristic).
/// </summary>
internal sealed class GraphLayout
{
    public const double NodeWidth = 172;
    public const double NodeHeight = 48;
    private const double LayerGap = 48;
    private const double NodeGap = 18;
    private const double BendHeight = 6;
    private const double Margin = 12;
    private const int Sweeps = 6;

    private readonly List<List<Place>> _layers = [];
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly List<List<Place>> _paths = [];

    private GraphLayout()
    {
    }

    public double Width => Margin + (_layers.Count * (NodeWidth + LayerGap)) - LayerGap + Margin;

    public double Height { get; private set; }

    /// <summary>The left upper corner of a node.</summary>
    public (double X, double Y) this[string node] => (_places[node].X, _places[node].Y);

    /// <summary>Each edge as the points that its curve goes through, from the right side of one node to the left side of another.</summary>
    public IEnumerable<GraphEdge> Edges => _paths.Select(path => new GraphEdge(path[0].Name!, path[^1].Name!, [.. Points(path)]));

    /// <param name="nodes">Each after all that it waits for; what a node waits for and is not among them is left out.</param>
    public static GraphLayout Of(IEnumerable<(string Name, IReadOnlyList<string> After)> nodes)
    {
        var layout = new GraphLayout();
        foreach (var (name, after) in nodes)
        {
            layout.Add(name, [.. after.Where(layout._places.ContainsKey).Distinct()]);
        }

        layout.Order();
        layout.Align();
        return layout;
    }

    private void Add(string name, IReadOnlyList<string> after)
    {
        var layer = after.Count == 0 ? 0 : after.Max(before => _places[before].Layer) + 1;
        var place = PlaceIn(layer, name);
        _places[name] = place;
        foreach (var before in after)
        {
            var path = new List<Place> { _places[before] };
            for (var between = _places[before].Layer + 1; between < layer; between++)
            {
                path.Add(PlaceIn(between, name: null));
            }

            path.Add(place);
            _paths.Add(path);
            foreach (var (from, to) in path.Zip(path.Skip(1)))
            {
                from.Later.Add(to);
                to.Earlier.Add(from);
            }
        }
    }

    private Place PlaceIn(int layer, string? name)
    {
        while (_layers.Count <= layer)
        {
            _layers.Add([]);
        }

        var place = new Place(name, layer) { X = Margin + (layer * (NodeWidth + LayerGap)), Rank = _layers[layer].Count };
        _layers[layer].Add(place);
        return place;
    }

    private void Order()
    {
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var isForward = sweep % 2 == 0;
            foreach (var layer in isForward ? _layers : Enumerable.Reverse(_layers))
            {
                var sorted = layer.OrderBy(place => Mean(isForward ? place.Earlier : place.Later, neighbour => neighbour.Rank) ?? place.Rank).ToList();
                layer.Clear();
                layer.AddRange(sorted);
                for (var rank = 0; rank < layer.Count; rank++)
                {
                    layer[rank].Rank = rank;
                }
            }
        }
    }

    /// <summary>Each layer as near to its neighbours as the order and the gaps let it be.</summary>
    private void Align()
    {
        foreach (var layer in _layers)
        {
            Stack(layer, place => 0);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var isForward = sweep % 2 == 0;
            foreach (var layer in isForward ? _layers : Enumerable.Reverse(_layers))
            {
                Stack(layer, place => (Mean(isForward ? place.Earlier : place.Later, neighbour => neighbour.Middle) ?? place.Middle) - (place.Height / 2));
            }
        }

        var top = _layers.SelectMany(layer => layer).Min(place => place.Y) - Margin;
        foreach (var place in _layers.SelectMany(layer => layer))
        {
            place.Y -= top;
        }

        Height = _layers.SelectMany(layer => layer).Max(place => place.Y + place.Height) + Margin;
    }

    /// <summary>Puts a layer's places where they want to be, pushed apart as needed and then moved back together by the mean of the pushes.</summary>
    private static void Stack(List<Place> layer, Func<Place, double> wanted)
    {
        var wishes = layer.ConvertAll(place => wanted(place));
        var pushed = 0.0;
        for (var rank = 0; rank < layer.Count; rank++)
        {
            layer[rank].Y = rank == 0 ? wishes[0] : Math.Max(wishes[rank], layer[rank - 1].Y + layer[rank - 1].Height + NodeGap);
            pushed += layer[rank].Y - wishes[rank];
        }

        foreach (var place in layer)
        {
            place.Y -= pushed / layer.Count;
        }
    }

    private static IEnumerable<(double X, double Y)> Points(List<Place> path)
    {
        yield return (path[0].X + NodeWidth, path[0].Middle);
        foreach (var bend in path.Skip(1).SkipLast(1))
        {
            yield return (bend.X, bend.Middle);
            yield return (bend.X + NodeWidth, bend.Middle);
        }

        yield return (path[^1].X, path[^1].Middle);
    }

    private static double? Mean(List<Place> neighbours, Func<Place, double> value) => neighbours.Count == 0 ? null : neighbours.Average(value);

    /// <param name="name">Null for a bend of an edge.</param>
    private sealed class Place(string? name, int layer)
    {
        public string? Name => name;

        public int Layer => layer;

        public List<Place> Earlier { get; } = [];

        public List<Place> Later { get; } = [];

        public double X { get; init; }

        public double Y { get; set; }

        public int Rank { get; set; }

        public double Height => Name is null ? BendHeight : NodeHeight;

        public double Middle => Y + (Height / 2);
    }
}
