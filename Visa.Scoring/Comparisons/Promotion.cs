using System.Globalization;
using System.Text.Json;
using Visa.Scoring.Lake;
using Visa.Scoring.Registry;

namespace Visa.Scoring.Comparisons;

/// <summary>Makes a model the champion because a recorded comparison has shown it to be better than the champion.</summary>
internal sealed class Promotion(IModelObjects objects, ModelRegistry registry)
{
    public const string By = "visa promote";

    private const string Better = "better";

    /// <summary>Promotes the record's model. Again, it changes nothing.</summary>
    /// <param name="key">The record that <c>compare --record</c> wrote.</param>
    /// <exception cref="LakeException">There is no such record, it shows no gain, or the registry has changed since.</exception>
    public async Task<PromotionResult> RunAsync(string key, CancellationToken cancellationToken)
    {
        var content = await objects.ReadAsync(key, cancellationToken) ?? throw new LakeException($"{key} is not in the lake. Write it first: compare --record {key}.");
        var (model, over, reason) = Read(key, content);
        try
        {
            var hasChanged = await registry.PromoteAsync(model, over, By, reason, cancellationToken);
            return new PromotionResult(model, over, hasChanged, reason);
        }
        catch (InvalidOperationException refused)
        {
            throw new LakeException($"{refused.Message} Compare again.");
        }
    }

    private static (string Model, string Over, string Reason) Read(string key, byte[] content)
    {
        using var record = JsonDocument.Parse(content);
        var root = record.RootElement;
        if (root.GetProperty("verdict").GetString() is var verdict && verdict != Better)
        {
            throw new LakeException($"{key} says {verdict}: only a model that was shown to be better is promoted.");
        }

        var gain = root.GetProperty("gain");
        var reason = string.Create(CultureInfo.InvariantCulture, $"{key}: average precision {gain.GetProperty("value").GetDouble():+0.0000;-0.0000} (95 %: {gain.GetProperty("low").GetDouble():+0.0000;-0.0000} to {gain.GetProperty("high").GetDouble():+0.0000;-0.0000}) on matured labels, above a margin of {root.GetProperty("margin").GetDouble():0.####}");
        return (root.GetProperty("model").GetString()!, root.GetProperty("with").GetString()!, reason);
    }
}
