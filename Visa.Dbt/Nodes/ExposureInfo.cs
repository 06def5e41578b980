namespace Visa.Dbt.Nodes;

internal sealed record ExposureInfo(string Type, string? Label, string? Maturity, string? Url, string? OwnerName, string? OwnerEmail);
