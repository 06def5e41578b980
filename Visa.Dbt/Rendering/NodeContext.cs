using Visa.Dbt.Jinja.Values;
using Visa.Dbt.Nodes;
using Visa.Dbt.Projects;

namespace Visa.Dbt.Rendering;

/// <summary>What a node's template sees.</summary>
internal sealed record NodeContext(Project Project, Invocation Invocation, MacroLibrary Macros, Node Node)
{
    /// <summary>False while the project is read, true when SQL is made to be run.</summary>
    public required bool Execute { get; init; }

    /// <summary>What <c>ref(name)</c> gives; the arguments are package (or null) and name.</summary>
    public required Func<Arguments, string?, string, object?> Ref { get; init; }

    public required Func<Arguments, string, string, object?> Source { get; init; }

    public Action<IReadOnlyDictionary<string, object?>> OnConfig { get; init; } = _ => { };

    public bool IsIncremental { get; init; }

    public object? This { get; init; }

    public Dictionary<string, object?> GraphValue { get; init; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, object?> MacroOverrides { get; init; } = new Dictionary<string, object?>();

    public IReadOnlyDictionary<string, object?>? Vars { get; init; }

    public Func<string, string?>? Environment { get; init; }

    public Action<string> Log { get; init; } = _ => { };
}
