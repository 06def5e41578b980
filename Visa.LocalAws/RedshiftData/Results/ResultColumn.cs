namespace Visa.LocalAws.RedshiftData.Results;

/// <summary>A column of a result as ColumnMetadata tells of it.</summary>
/// <param name="Type">Redshift's name of the type, such as <c>int4</c>.</param>
internal sealed record ResultColumn(string Name, string Type, int Precision, int Scale, int Length, bool IsSigned);
