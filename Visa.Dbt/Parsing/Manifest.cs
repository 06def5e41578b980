using Visa.Dbt.Nodes;
using Visa.Dbt.Projects;
using Visa.Dbt.Rendering;

namespace Visa.Dbt.Parsing;

/// <summary>A project that was read and understood.</summary>
internal sealed record Manifest(Project Project, Invocation Invocation, MacroLibrary Macros, Graph Graph, IReadOnlyList<Node> Disabled);
