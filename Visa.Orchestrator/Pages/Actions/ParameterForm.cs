using System.Text.Json;
using System.Text.Json.Nodes;
using Visa.Orchestrator.Operations;

namespace Visa.Orchestrator.Pages.Actions;

/// <summary>A form made from a DAG's default parameters, and the parameters made from what was filled in. What is given has the kind of its default.</summary>
internal static class ParameterForm
{
    /// <param name="defaults">A JSON object; anything else has no fields.</param>
    public static IReadOnlyList<ParameterField> FieldsOf(string? defaults)
    {
        using var document = JsonDocument.Parse(defaults ?? "null");
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? [.. document.RootElement.EnumerateObject().Select(member => new ParameterField(
                member.Name, member.Value.ValueKind, member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText()))]
            : [];
    }

    /// <param name="given">The text of a field by its name in the form; null when it was not sent, as an unticked box is not.</param>
    /// <exception cref="ActionRefusedException">A text is not of its field's kind.</exception>
    public static string Read(IReadOnlyList<ParameterField> fields, Func<string, string?> given)
    {
        var parameters = new JsonObject();
        foreach (var field in fields)
        {
            var text = given(field.FormName);
            parameters[field.Name] = field switch
            {
                { IsFlag: true } => text is not null,
                { Kind: JsonValueKind.String } => text ?? "",
                _ => Parse(field, text),
            };
        }

        return parameters.ToJsonString();
    }

    private static JsonNode? Parse(ParameterField field, string? text)
    {
        var what = field.IsJson ? "JSON" : "a number";
        try
        {
            var node = JsonNode.Parse(string.IsNullOrWhiteSpace(text) ? "null" : text);
            var isRight = field.IsJson || node?.GetValueKind() == JsonValueKind.Number;
            return isRight ? node : throw new ActionRefusedException($"'{field.Name}' is {what}, such as {field.Text}; '{text}' is not.");
        }
        catch (JsonException)
        {
            throw new ActionRefusedException($"'{field.Name}' is {what}, such as {field.Text}; '{text}' is not.");
        }
    }
}
