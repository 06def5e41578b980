namespace Visa.Analytics.Tableau;

/// <summary>A calculated field; its formula names columns in brackets.</summary>
internal sealed record TableauMeasure(string Caption, string Formula, string Format);
