namespace Simulator.Apis;

/// <summary>What a part is made of.</summary>
internal enum Material
{
    /// <summary>Polylactic acid.</summary>
    Pla,

    /// <summary>Polyethylene terephthalate glycol.</summary>
    Petg,

    /// <summary>Acrylonitrile butadiene styrene.</summary>
    Abs,

    /// <summary>Polyamide 12.</summary>
    Nylon,

    /// <summary>Photopolymer resin.</summary>
    Resin,
}
