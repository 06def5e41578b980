using Visa.Decisions.Policies;
using Visa.Domain.Cards;
using Visa.Domain.Transactions;
using Visa.Features;

namespace Visa.Scoring.Api;

/// <summary>Features by name as the vector that models read.</summary>
internal static class FeatureVector
{
    private const int MaxNamed = 5;

    /// <returns>What is wrong with the request, as a sentence; null when nothing is.</returns>
    public static string? TryRead(ScoreRequestJson request, out float[] vector, out TransactionFacts? facts)
    {
        vector = [];
        facts = null;
        if (request.CatalogueVersion is { } version && version != FeatureCatalogue.Version) return $"The features follow catalogue {version}, but this service scores catalogue {FeatureCatalogue.Version}.";
        if (request.Features is not { } features) return "features is missing: an object with every feature of the catalogue by its name.";
        return Fill(features, request.AllowMissing, out vector) ?? ReadFacts(request.Transaction, out facts);
    }

    private static string? Fill(Dictionary<string, float?> features, bool allowMissing, out float[] vector)
    {
        vector = new float[FeatureCatalogue.Count];
        Array.Fill(vector, float.NaN);
        foreach (var (name, value) in features)
        {
            var index = FeatureCatalogue.IndexOf(name);
            if (index < 0) return $"There is no feature \"{(name.Length > 64 ? name[..64] + "…" : name)}\" in catalogue {FeatureCatalogue.Version}; docs/features.md lists them.";
            if (value is { } number && !float.IsFinite(number)) return $"{name} is not a finite number of single precision.";
            vector[index] = value ?? float.NaN;
        }

        var missing = FeatureCatalogue.Features.Where(feature => !features.ContainsKey(feature.Name)).Select(feature => feature.Name).ToList();
        if (missing.Count == 0 || allowMissing) return null;
        return $"{missing.Count} features are not there: {string.Join(", ", missing.Take(MaxNamed))}{(missing.Count > MaxNamed ? ", …" : "")}. Send null where a value does not exist, or allow_missing to score without them.";
    }

    private static string? ReadFacts(FactsJson? json, out TransactionFacts? facts)
    {
        facts = null;
        if (json is null) return null;
        if (!TransactionId.TryParse(json.TransactionId, out var id)) return "transaction.transaction_id must be a UUID with dashes.";
        if (!CardToken.TryParse(json.CardToken, out var card)) return "transaction.card_token must be 26 characters of base32; a card number is never sent here.";
        facts = new TransactionFacts(
            id, card, json.EventTime ?? DateTimeOffset.UnixEpoch, json.MerchantId ?? "", json.MerchantCountry ?? "", json.CardCountry ?? "", json.Mcc ?? 0);
        return null;
    }
}
