/** Parts of countries and well-known cities with the abbreviations that datelines use. Own list. */
export const REGIONS = `
alabama|ala
arizona|ariz
arkansas|ark
california|calif
colorado|colo
connecticut|conn
delaware|del
florida|fla
illinois|ill
indiana|ind
kansas|kan|kans
kentucky|ky
louisiana
maryland|md
massachusetts|mass
michigan|mich
minnesota|minn
mississippi|miss
missouri|mo
montana|mont
nebraska|neb|nebr
nevada|nev
new hampshire|n h
new jersey|n j|nj
new mexico|n m
new york|n y|ny
new york city|nyc
north carolina|n c
north dakota|n d
oklahoma|okla
oregon|ore
pennsylvania|pa|penn
rhode island|r i
south carolina|s c
south dakota|s d
tennessee|tenn
texas|tex
vermont|vt
virginia|va
washington|washington dc|washington d c|d c|dc
west virginia|w va
wisconsin|wis|wisc
wyoming|wyo
los angeles|la
ontario|ont
british columbia|b c
beijing|peking
mumbai|bombay
kolkata|calcutta
chennai|madras
istanbul|constantinople
kyiv|kiev
saint petersburg|leningrad|petrograd
guangzhou|canton
tehran|teheran
kabul|cabul
rawalpindi|pindi
`;
