using Visa.Dbt.Jinja;

namespace Visa.Dbt.Rendering;

internal sealed record MacroSource(Definition Definition, string File, string Package, string Source)
{
    public string Name => Definition.IsTest ? $"test_{Definition.Identifier}" : Definition.Identifier;

    public string UniqueId => $"macro.{Package}.{Name}";

    public string Description { get; set; } = "";
}
