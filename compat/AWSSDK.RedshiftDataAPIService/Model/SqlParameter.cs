namespace Amazon.RedshiftDataAPIService.Model;

/// <summary>The value of a named parameter.</summary>
public class SqlParameter
{
    /// <summary>The name, without its colon.</summary>
    public string Name { get; set; }

    /// <summary>The value, as text.</summary>
    public string Value { get; set; }
}
