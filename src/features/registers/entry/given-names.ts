// Facts: given names that were among the most common in Scotland in the last hundred years, from memory of the published lists. Left out are those
// that in a council's papers are mostly something else: months (April, May, June), places (Angus, Ross, Lewis, Iona, Skye), words (Grace, Hope, Joy,
// Mark, Grant, Will) and names of buildings (Victoria, Elizabeth, Alexandra). So a name can slip through; the list asks, it does not prove.
const NAMES = `
Aaron Adam Adele Agnes Aidan Aileen Aiden Ailsa Aimee Alan Alasdair Alastair Albert Alec Alex Alexander Alfie Alice Alison Alistair Allan Amanda Amelia
Amy Andrew Andy Angela Ann Anna Anne Annie Anthony Archie Arlo Ashley Audrey Ava Barbara Barry Ben Benjamin Beth Bethany Brian Brodie Brooke
Caitlin Callum Calum Carly Carole Caroline Catherine Cathy Charlie Charlotte Cheryl Chloe Chris Christina Christine Christopher Ciaran Claire Clare
Colin Colleen Connor Conor Corey Craig Daisy Daniel Danny Darren Dave David Debbie Deborah Declan Denise Derek Diane Donald Donna Doreen
Dorothy Dylan Eilidh Elaine Eleanor Ella Ellie Emily Emma Eric Erin Esther Ethan Euan Evelyn Evie Ewan Fergus Fiona Frances Francis Fraser Freya
Gail Gareth Gary Gavin Gemma George Gerald Gerard Gillian Glen Gordon Graeme Graham Greg Gregor Hannah Harry Hayley Hazel Heather Helen
Henry Hugh Iain Ian Innes Irene Isabel Isabella Isla Isobel Jacob Jacqueline Jake James Jamie Jan Jane Janet Janette Janice Jason Jay Jean Jennifer Jenny
Jessica Jill Jim Joan Joanna Joanne John Jonathan Joseph Josh Joshua Joyce Judith Julie Karen Karl Kate Katherine Kathleen Kathryn Katie Katy Keith
Kelly Kenneth Kenny Kerry Kevin Kieran Kirsten Kirsty Kyle Laura Lauren Leah Leanne Lee Leo Liam Linda Lindsay Lisa Lorna Lorraine Louise Lucas
Lucy Luke Lynn Lynne Lynsey Maisie Malcolm Margaret Maria Marie Marion Martin Mary Matthew Maureen Megan Melissa Mhairi Michael Michelle
Millie Mohammed Moira Molly Morag Muhammad Murray Myles Nancy Naomi Natalie Neil Niamh Nicholas Nicola Nicole Noah Norma Norman Oliver Olivia
Oscar Owen Pamela Patricia Patrick Paul Pauline Peter Philip Rachael Rachel Raymond Rebecca Rhona Rhys Richard Robbie Robert Robyn Roderick Roger
Ronald Rory Rosemary Russell Ruth Ryan Sam Samantha Samuel Sandra Sara Sarah Scott Sean Shannon Sharon Shaun Sheila Shirley Shona Simon Sophie
Stephanie Stephen Steven Struan Stuart Susan Suzanne Tara Theresa Theo Thomas Tom Tony Tracey Tracy Una Valerie Vikki Vivien Walter Wendy William
Yvonne Zara Zoe
`;

/** Given names, as they are written in the middle of a sentence. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/));

// Words that follow a capital or a given name and are no surname: what a building, a body, an office or a text is called, places, and words with which
// sentences begin.
const OTHERS = `
Academy Act Action Adult Advisory Advocacy Agency Agreement Aid Annual Appeal Area Assembly Assessment Association Authority Avenue Awards Ayrshire
Banks Bill Board Bridge Building Buildings Business Care Carers Case Cases Castle Category Centre Chair Charity Chief Child Children Childrens Church
Circle City Clinic Club College Commission Commissioner Committee Community Company Complaint Complaints Conference Consortium Convention Corner Cottage
Council Councillor Councils County Court Crescent Department Depute Development Director Directive Drive Dumfries Dunbartonshire Dundee Edinburgh
Education Emergency England Europe Executive Family Fife Finance Forum Foundation Framework Fund Gardens Glasgow Government Grade Green Grove Guidance
Hall Head Health Hearing Hearings Hebrides High Hill Home Homes Hospice Hospital Hotel House Housing Improvement Infirmary Inquiry Inspectorate Institute
Integration International Ireland Island Isles Justice Kingdom Lanarkshire Lane Law League Learning Lecture Lodge Lothian Ltd Manager Medal Memorial Mental
Ministry Model Museum National Network Nations Nursery Officer Order Panel Parish Park Parliament Part Partnership Place Plan Plans Point Police Policy
Practice Prevention Primary Principal Prison Prize Procedure Programme Project Promise Protection Quay Reference Regulation Regulations Renfrewshire Report
Reports Residential Resource Review Reviews Road Row Royal Rule Safe Scheme School Scotland Scottish Section Senior Sequence Service Services Sheriff
Shire Social Society Square Standard Standards Station Statutory Strategy Street Students Supervision Support Surgery Syndrome Team Terrace Theatre Tower Town
Training Trust Tribunal Uist Union Unit United University Update Vale View Village Wales Ward Way Welfare Wing Work Workers Young Youth
After All Also An And Any As At Before But By During For From Has He Her His If In Is It No Not Of On Or Our She Since The Their There These They This
Those To Under Was We When Where Which While Who With You Your
January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday
`;

/** Capitalised words that are no surname. */
export const NO_SURNAMES: ReadonlySet<string> = new Set(OTHERS.trim().split(/\s+/));
