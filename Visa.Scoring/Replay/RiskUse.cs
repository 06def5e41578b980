namespace Visa.Scoring.Replay;

/// <summary>Which risk tables the replayed vectors see. It has to be what live decisions see, or the model meets other values live than in training.</summary>
internal enum RiskUse
{
    /// <summary>None: as a system that has published no table decides. Features of risk are missing everywhere.</summary>
    None,

    /// <summary>The table of the last midnight, made of labels reported before it.</summary>
    Daily,
}
