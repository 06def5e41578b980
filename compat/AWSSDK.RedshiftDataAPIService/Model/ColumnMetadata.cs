namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>A column of a result or a table.</summary>
public class ColumnMetadata
{
    /// <summary>The default.</summary>
    public string ColumnDefault { get; set; }

    /// <summary>Whether case counts.</summary>
    public bool? IsCaseSensitive { get; set; }

    /// <summary>Whether it is money.</summary>
    public bool? IsCurrency { get; set; }

    /// <summary>Whether numbers have a sign.</summary>
    public bool? IsSigned { get; set; }

    /// <summary>The label.</summary>
    public string Label { get; set; }

    /// <summary>The length.</summary>
    public int? Length { get; set; }

    /// <summary>The name.</summary>
    public string Name { get; set; }

    /// <summary>1 where NULL is possible.</summary>
    public int? Nullable { get; set; }

    /// <summary>Digits.</summary>
    public int? Precision { get; set; }

    /// <summary>Digits after the point.</summary>
    public int? Scale { get; set; }

    /// <summary>The schema.</summary>
    public string SchemaName { get; set; }

    /// <summary>The table.</summary>
    public string TableName { get; set; }

    /// <summary>The type, such as int4.</summary>
    public string TypeName { get; set; }
}
