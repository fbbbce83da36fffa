/** Halves of surnames and forenames that only a large store needs: many thousands of names, few of them common. */

const words = (text: string): readonly string[] => text.split(' ')

export const surnameBeginnings = words(
  'Ash Alder Amber Arden Bar Bas Bel Bick Birch Black Bol Bram Brin Broad Bur Cal Car Chad Chal Cold Cor Cran Cul Dal Dar Den Dray Dun Ecc Eld Elm Ever Fair Fal Fen Fern Fox Gar Gil Glas Gor Gran Grim Had Hal Har Hart Hasl Haw Heath Hen Hol Horn Hux Ing Ives Kel Ken Kings Kirk Lam Lang Lay Leigh Lin Lock Lud Mal Mar May Mel Mid Mil Mor Net New Nor Oak Old Os Pal Pem Pen Pick Pres Quin Rad Ram Raven Red Rich Ros Rush Sal San Scar Sel Shel Sher Sil Stan Steb Stok Sud Sut Swin Tat Thorn Til Tor Tun Ul Up Vern Wad Wal War Wel Wes Whit Wil Win Wol Wood Wren Yar York',
)
export const surnameEndings = words(
  'ley ton ham well ford field bury worth by wick stead more shaw ridge den combe croft burn gate stone hurst land leigh man son sey brook dale ward grove hill house cote mere pole thorpe wood yard bridge lock',
)
export const rareForenames = words(
  'Aldous Ambrose Anselm Barnaby Bertram Caspian Cedric Cosmo Crispin Cyprian Digby Dorian Edgar Elias Ellis Evander Fabian Felix Gideon Godfrey Hector Horatio Ivor Jasper Jocelyn Julius Kit Lambert Leander Lionel Lucian Magnus Merlin Miles Montague Noel Orlando Oscar Otis Piers Quentin Rafe Rufus Silas Tarquin Theodore Tobias Urban Valentine Victor Wilfred Adela Agatha Alma Anthea Araminta Aurora Beatrix Blanche Briony Celeste Clarice Cordelia Cressida Dahlia Delphine Dinah Edith Elspeth Enid Esme Flora Freya Georgina Gwendolen Hazel Henrietta Honor Ida Imogen Iris Isolde Juno Lavinia Leonora Lettice Linnet Mabel Marguerite Maud Mirabel Nell Octavia Olive Ottilie Pandora Phoebe Portia Rosalind Rowena Sabina Sybil Tabitha Thea Una Verity Viola Winifred Zelda',
)
