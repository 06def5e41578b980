using System.Text.Json;

namespace Visa.Orchestrator.Steps;

/// <summary>How outputs, parameters, specifications and handles are stored.</summary>
public static class StepJson
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);

    /// <exception cref="InvalidOperationException">The text is no such value.</exception>
    public static T Read<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web) ?? throw new InvalidOperationException($"There is null where a {typeof(T).Name} is needed.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidOperationException($"This is no {typeof(T).Name}: {wrong.Message}", wrong);
        }
    }
}
