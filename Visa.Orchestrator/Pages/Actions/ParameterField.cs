using System.Text.Json;

namespace Visa.Orchestrator.Pages.Actions;

/// <summary>A field of a trigger's form.</summary>
/// <param name="Kind">Of the default, and so of what is given: text, a number, true or false, or any JSON.</param>
/// <param name="Text">What the field shows.</param>
internal sealed record ParameterField(string Name, JsonValueKind Kind, string Text)
{
    /// <summary>In the form, apart from the fields that every form has.</summary>
    public string FormName => $"parameter.{Name}";

    public bool IsFlag => Kind is JsonValueKind.True or JsonValueKind.False;

    public bool IsJson => Kind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null;
}
